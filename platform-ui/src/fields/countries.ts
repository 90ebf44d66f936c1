import { fold } from '../ui/fold';

/** Of ISO 3166-1, and Kosovo's, which ISO leaves to others: those that the server takes. */
const CODES = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM ' +
  'CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY ' +
  'HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF ' +
  'MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE ' +
  'RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ ' +
  'VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ');

export interface Country {
  name: string;
  label: string;
  active: boolean;
}

const listed = new Map<string, Country[]>();

/** All countries by their names in a language, in its order. */
export function countriesOf(locale: string): Country[] {
  let countries = listed.get(locale);
  if (countries === undefined) {
    const names = new Intl.DisplayNames(locale, { type: 'region' });
    const { compare } = new Intl.Collator(locale);
    countries = CODES.map((name) => ({ name, label: names.of(name) ?? name, active: true })).sort((a, b) => compare(a.label, b.label));
    listed.set(locale, countries);
  }
  return countries;
}

/** A country's name in a language; its letters where it has none. */
export function countryName(code: string, locale: string): string {
  return countriesOf(locale).find((country) => country.name === code)?.label ?? code;
}

/** The country that a text means: its letters, or its name in the language or in English; undefined where it means none. */
export function countryFrom(text: string, locale: string): string | undefined {
  const word = fold(text.trim());
  const isIt = (country: Country) => fold(country.name) === word || fold(country.label) === word;
  return (countriesOf(locale).find(isIt) ?? countriesOf('en').find(isIt))?.name;
}

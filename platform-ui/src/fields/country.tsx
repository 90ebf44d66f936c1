import { countriesOf, countryFrom, countryName } from './countries';
import { useFormats } from './formats';
import { later } from './later';
import type { DisplayProps, EditProps, FieldPart } from './types';

function Named({ value }: DisplayProps) {
  const formats = useFormats();
  return <>{countryName(String(value), formats.locale)}</>;
}

const One = later(async () => (await import('./chooseEdit')).ChoiceEdit);
const Several = later(async () => (await import('./chooseEdit')).ChoicesEdit);

/** The field with all countries as what may be chosen. */
function useOffering(props: EditProps): EditProps {
  const formats = useFormats();
  return { ...props, field: { ...props.field, options: countriesOf(formats.locale) } };
}

function CountryEdit(props: EditProps) {
  return <One {...useOffering(props)} />;
}

function CountriesEdit(props: EditProps) {
  return <Several {...useOffering(props)} />;
}

export const country: FieldPart = {
  Display: Named,
  Edit: CountryEdit,
  text: (value, formats) => (value == null ? '' : countryName(String(value), formats.locale)),
  parse: (text, _field, locale) => (text.trim() === '' ? null : countryFrom(text, locale ?? 'en')),
  width: 140,
  inline: true,
  groups: 'values',
  several: 'countries',
};

/** Several of them, as a filter asks for. */
export const countries: FieldPart = {
  Display: ({ value, field }) => (
    <>
      {(value as string[]).map((each, index) => (
        <span key={each}>
          {index === 0 ? '' : ', '}
          <Named value={each} field={field} />
        </span>
      ))}
    </>
  ),
  Edit: CountriesEdit,
  text: (value, formats) => ((value as string[] | null) ?? []).map((each) => countryName(each, formats.locale)).join(', '),
};

/** Those that are offered; others are taken as they come. */
export const CURRENCIES = ['EUR', 'CZK', 'PLN', 'CNY', 'USD', 'GBP', 'CHF', 'HUF', 'SEK', 'NOK', 'DKK', 'RON', 'BGN', 'JPY', 'HKD', 'SGD', 'AUD', 'CAD', 'UAH', 'TRY'];

/** What was chosen last is what the next amount will most probably be in. */
export const latest = { currency: 'EUR' };

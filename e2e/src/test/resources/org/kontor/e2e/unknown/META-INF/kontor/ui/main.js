import { anything } from 'some-library';

export default { panels: { panel: anything } };

import { anything } from './nowhere.js';

export default { panels: { panel: anything } };

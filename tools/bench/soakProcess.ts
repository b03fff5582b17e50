/** The soak test, with an engine and a workspace of its own. */
import { serve } from './child';
import { soak, type Soaked } from '../../test/reliability/soak';

const methods = { soak: async (total: number): Promise<Soaked> => soak(total) };

export type SoakMethods = typeof methods;
serve(methods);

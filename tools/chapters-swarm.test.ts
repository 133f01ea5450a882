// The chapters on Swarm up to the router, 20 to 28.
import { runChapters } from './chapter-runs';

runChapters(/^2[0-8]/);

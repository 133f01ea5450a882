// Placing, leaders, and the interludes, 29 to 32.
import { runChapters } from './chapter-runs';

runChapters(/^(29|3)/);

// The chapters on the daemon, 0 to 13.
import { runChapters } from './chapter-runs';

runChapters(/^[01]/);

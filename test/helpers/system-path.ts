// Loaded before every test file (ava.config.js): tests see the system's programs, as cnilab itself does.
import {systemPath} from '../../lib/run/system-path.js';

process.env.PATH = systemPath(process.env.PATH ?? '');

/** @jsxImportSource preact */
import './add.css';
import { render } from 'preact';
import { resumeSession } from '../api/session';
import { startLanguage } from '../app/languages';
import { startWorker } from '../offline/worker';
import { LightPage } from './light-page';
import { startWords } from './words';

const language = startLanguage();
startWords(language);
document.documentElement.lang = language;

// The choice of the app's settings holds here too; without one the device's does.
const scheme = localStorage.getItem('mantine-color-scheme-value');
if (scheme === 'light' || scheme === 'dark') document.documentElement.dataset['scheme'] = scheme;

await resumeSession();
const root = document.getElementById('root');
if (root) render(<LightPage />, root);
void startWorker();

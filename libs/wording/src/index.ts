export { CompiledTemplate, WordingError, type Wording } from './compiled.template';
export {
  FALLBACK_LANGUAGE,
  localesFor,
  WordingRenderer,
  type KeptWording,
  type Rendered,
} from './wording.renderer';

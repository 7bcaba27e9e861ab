export { TemplatingModule } from './templating.module';
export { Templating, type Rendered } from './templates/templating.service';

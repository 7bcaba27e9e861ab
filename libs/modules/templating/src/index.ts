export { TemplatingDoors } from './templating-doors.module';
export { TemplatingModule } from './templating.module';
export { Templating } from './templates/templating.service';

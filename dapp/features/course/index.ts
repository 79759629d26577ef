export { CourseList, type CourseStep } from "./course-list";

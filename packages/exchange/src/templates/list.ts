import { afterHours, frontDesk } from './front-desk.ts';
import { appointmentReminder, callback, satisfactionSurvey, twoLanguageHotline } from './outreach.ts';
import { bankSelfService, orderStatus } from './self-service.ts';
import { chosenQueue, type FlowTemplate } from './template.ts';

/** What a new flow may begin with, the most usual first. */
export const flowTemplates: readonly FlowTemplate[] = [
  frontDesk,
  afterHours,
  orderStatus,
  appointmentReminder,
  bankSelfService,
  twoLanguageHotline,
  callback,
  satisfactionSurvey,
];

export function findTemplate(id: string): FlowTemplate | undefined {
  return flowTemplates.find((template) => template.id === id);
}

/** Whether calls go to a queue that has to be chosen. */
export function wantsQueue(template: FlowTemplate): boolean {
  return template.steps.some(({ config }) => config.queueId === chosenQueue);
}

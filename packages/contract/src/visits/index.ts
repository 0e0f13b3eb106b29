export * from './events.ts'
export * from './staff.ts'
export * from './templates.ts'
export * from './visits.ts'

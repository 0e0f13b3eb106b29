export * from './auth.ts'
export * from './cars.ts'
export * from './events.ts'
export * from './merges.ts'

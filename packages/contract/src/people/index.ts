export * from './auth.ts'
export * from './cars.ts'
export * from './merges.ts'

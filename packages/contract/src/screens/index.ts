export * from './console.ts'
export * from './finding.ts'
export * from './showcase.ts'

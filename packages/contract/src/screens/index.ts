export * from './console.ts'
export * from './finding.ts'

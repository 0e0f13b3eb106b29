// Written by `pnpm generate` from the endpoints of the contract.
export * from '../route.ts'
export * from './auth.gen.ts'
export * from './console.gen.ts'
export * from './demo.gen.ts'
export * from './member.gen.ts'
export * from './staff.gen.ts'

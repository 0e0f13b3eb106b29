export { inBulk, type Chosen } from './in-bulk.ts'

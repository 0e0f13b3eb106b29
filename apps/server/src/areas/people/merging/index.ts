export { mergingRoutes } from './merging.router.ts'

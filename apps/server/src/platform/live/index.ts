export { hangUp, listen } from './listen.ts'
export { tell } from './tell.ts'

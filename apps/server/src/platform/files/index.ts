export { filesPages, filesRoutes } from './files.router.ts'
export { keepPicture, pictureExists, type KeptPicture } from './keep-picture.ts'

export { keepPicture, pictureExists, type KeptPicture } from './keep-picture.ts'

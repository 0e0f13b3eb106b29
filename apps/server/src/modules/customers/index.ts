export { carsOf } from './cars.queries.ts'
export { customersByPhone, maskedPhone, PHONE, phonePlace, tiedToOneOf, tieToStore } from './customers.repository.ts'

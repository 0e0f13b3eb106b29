export {
  addDictionaryValues,
  changeDictionaryValue,
  knownDictionary,
  listDictionary,
  lockDictionary,
  retireDictionaryValue,
  type DictionaryValue,
  type KnownValue,
} from './dictionary.ts'
export { foundGroup } from './found-group.ts'
export {
  addSource,
  addStore,
  deskName,
  deskSourceOf,
  findDealerGroup,
  findDmsOf,
  listStores,
  type Source,
  type Store,
} from './organisation.repository.ts'

import type { Module } from '../module.ts'
import { forgetGuesses } from './count-guess.ts'
import { guesses } from './guesses.tables.ts'
import { Guesses1795858402000 } from './migrations/1795858402000-guesses.ts'

export const guessing: Module = {
  name: 'platform/guesses',
  tables: [guesses],
  migrations: [Guesses1795858402000],
  upkeep: [forgetGuesses],
}

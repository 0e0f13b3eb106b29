import { expect, it } from 'vitest'
import { openingsTyped, typedOpenings } from './hours-text.ts'

const day = [
  { from: 510, to: 720 },
  { from: 810, to: 1080 },
]

it.for([
  ['08:30-12:00 13:30-18:00'],
  ['8:30-12 13:30-18'],
  ['８：３０～１２：００，１３：３０～１８：００'],
  ['13:30 – 18:00、08:30 至 12:00'],
])('reads %s', ([typed]) => {
  expect(openingsTyped(typed!)).toEqual(day)
})

it('writes what it reads, and a closed day is an empty field', () => {
  expect(openingsTyped(typedOpenings(day))).toEqual(day)
  expect(typedOpenings([])).toBe('')
  expect([openingsTyped(''), openingsTyped(' 休息 ')]).toEqual([[], []])
  expect(openingsTyped('0-24')).toEqual([{ from: 0, to: 1440 }])
})

it.for([
  ['早上到晚上', '看不懂'],
  ['8:30', '看不懂'],
  ['25-26', '没有这样的时间'],
  ['8:75-9', '没有这样的时间'],
  ['18-8', '24:00'],
  ['9-9', '晚于开始时间'],
  ['8-12 11-18', '重叠'],
])('says what is wrong with %s', ([typed, said]) => {
  expect(() => openingsTyped(typed!)).toThrow(said)
})

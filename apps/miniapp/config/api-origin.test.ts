import { expect, it } from 'vitest'
import { apiOrigin } from './api-origin.ts'

it('takes what it is told, and in a browser the page’s own origin', () => {
  expect(apiOrigin('weapp', 'https://club.example.com')).toBe('https://club.example.com')
  expect(apiOrigin('h5', undefined)).toBe('')
})

it.each([undefined, '', 'club.example.com', 'https://club.example.com/'])('builds for no phone with %s', (said) => {
  expect(() => apiOrigin('weapp', said)).toThrow('CHEYOU_API_ORIGIN must name the server')
})

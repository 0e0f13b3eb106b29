import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { Plate } from './plate.tsx'

afterEach(cleanup)

it.each([
  ['沪A12345', '沪A·12345', 'plate--blue'],
  ['沪AD12345', '沪A·D12345', 'plate--green'],
  [null, '未上牌', 'plate--none'],
])('%s is read as %s, on its own colour', (plate, words, colour) => {
  const { container } = render(<Plate plate={plate} />)
  expect(container.textContent).toBe(words)
  expect(container.querySelector(`.${colour}`)).not.toBeNull()
})

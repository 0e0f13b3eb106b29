import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { failed } from '../../api/failure.ts'
import type { Loaded } from '../../hooks/use-load.ts'
import { LoadedView } from './loaded-view.tsx'

afterEach(cleanup)

function loaded(part: Partial<Loaded<string>>): Loaded<string> {
  return { data: null, failure: null, loading: false, reload: () => undefined, replace: () => undefined, ...part }
}

function show(state: Loaded<string>): void {
  render(<LoadedView loaded={state}>{(data) => <p>{data}</p>}</LoadedView>)
}

it('waits with a skeleton that a screen reader hears', () => {
  show(loaded({ loading: true }))
  expect(screen.getByLabelText('正在加载')).toBeDefined()
})

it('says what happened and offers again', () => {
  let again = 0
  show(loaded({ failure: failed('OFFLINE').failure, reload: () => again++ }))
  screen.getByText('没有网络')
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(again).toBe(1)
})

it('keeps the old content in sight when loading again fails', () => {
  show(loaded({ data: '3,635', failure: failed('TIMEOUT').failure }))
  expect(screen.getByText('3,635')).toBeDefined()
  expect(screen.getByText('网络太慢，没有等到回应')).toBeDefined()
})

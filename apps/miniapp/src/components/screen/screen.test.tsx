import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { LoadedView } from '../loaded-view/loaded-view.tsx'
import { Screen } from './screen.tsx'

const BANNER = '没有网络，显示的是上次的内容'
const idle = { failure: null, loading: false, reload: () => undefined, replace: () => undefined }

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const goOffline = (): void => act(() => void window.dispatchEvent(new Event('offline')))

it('calls content the last one known without network, and only where there is some', () => {
  const page = (data: string | null) => (
    <Screen>
      <LoadedView loaded={{ ...idle, data }}>{(text) => <p>{text}</p>}</LoadedView>
    </Screen>
  )
  const { rerender } = render(page(null))
  goOffline()
  expect(screen.queryByText(BANNER)).toBeNull()
  rerender(page('3,635'))
  screen.getByText(BANNER)
  rerender(page(null))
  expect(screen.queryByText(BANNER)).toBeNull()
})

it('says that a page could not be drawn, and draws it again', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  let wrong = true
  const Page = () => {
    if (wrong) throw new TypeError('balances is undefined')
    return <p>3,635</p>
  }
  render(
    <Screen>
      <Page />
    </Screen>,
  )
  wrong = false
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(screen.getByText('3,635')).toBeDefined()
})

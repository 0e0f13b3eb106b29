import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { QuantityStepper } from './quantity-stepper.tsx'

afterEach(cleanup)

it('steps between one and the most there may be', () => {
  const chosen: number[] = []
  const show = (value: number) => (
    <QuantityStepper label="数量" value={value} max={3} onChange={(next) => chosen.push(next)} />
  )
  const { rerender } = render(show(1))
  const press = (label: string) => fireEvent.click(screen.getByRole('button', { name: label }))
  press('少一件')
  press('多一件')
  rerender(show(3))
  press('多一件')
  press('少一件')
  expect(chosen).toEqual([2, 2])
})

it('is heard as what it counts', () => {
  render(<QuantityStepper label="次数" unit="次" value={1} max={2} onChange={() => undefined} />)
  expect(screen.getByRole('button', { name: '多一次' })).toBeDefined()
})

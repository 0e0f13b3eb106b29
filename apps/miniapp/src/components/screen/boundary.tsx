import { Component, type PropsWithChildren, type ReactNode } from 'react'
import { failed } from '../../api/failure.ts'
import { forgetRecalled } from '../../kept/kept.ts'
import { ErrorState } from '../states/states.tsx'

interface State {
  crashed: boolean
}

/**
 * A page that cannot be drawn says so and can be opened again, without what the phone kept: something among it may be
 * what it cannot draw.
 */
export class Boundary extends Component<PropsWithChildren, State> {
  override state: State = { crashed: false }

  static getDerivedStateFromError(): State {
    return { crashed: true }
  }

  override componentDidCatch(error: unknown): void {
    console.warn(error)
    forgetRecalled()
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children
    return <ErrorState failure={failed('INTERNAL_ERROR').failure} onAgain={() => this.setState({ crashed: false })} />
  }
}

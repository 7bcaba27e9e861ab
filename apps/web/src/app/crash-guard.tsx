import { Component, type ReactNode } from 'react';
import { CrashPage } from './crash-page';
import { isMissingPart, reloadOnce } from './missing-part';

interface CrashGuardProps {
  children: ReactNode;
  /** Another page is another chance. */
  where?: string;
  /** Nothing else is on the screen: the page has a frame of its own. */
  isWhole?: boolean;
  /** What one leaves by, where it is not a page that failed. */
  onLeave?: () => void;
}

interface CrashGuardState {
  readonly error: unknown;
  readonly isReloading: boolean;
  readonly where: string | undefined;
}

/** What fails while it is drawn takes only its own part of the screen with it. React has no other way than a class. */
export class CrashGuard extends Component<CrashGuardProps, CrashGuardState> {
  override state: CrashGuardState = { error: null, isReloading: false, where: this.props.where };

  static getDerivedStateFromError(error: unknown): Partial<CrashGuardState> {
    return { error };
  }

  static getDerivedStateFromProps({ where }: CrashGuardProps, state: CrashGuardState) {
    return where === state.where ? null : { error: null, isReloading: false, where };
  }

  override componentDidCatch(error: unknown): void {
    if (isMissingPart(error) && reloadOnce()) this.setState({ isReloading: true });
  }

  override render(): ReactNode {
    const { error, isReloading } = this.state;
    const { children, isWhole, onLeave } = this.props;
    if (error === null) return children;
    if (isReloading) return null;
    return (
      <CrashPage
        error={error}
        isWhole={isWhole === true}
        onAgain={() => this.setState({ error: null })}
        {...(onLeave ? { onLeave } : {})}
      />
    );
  }
}

/** Tells that a newer client is ready; the call takes it and loads the page anew. */
type OnNewer = (useNow: () => void) => void;

/** Starts the worker that lets the pages open without a network. In development and without https there is none. */
export async function startWorker(onNewer: OnNewer = () => undefined): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register('/service-worker.js');
    const offer = () => {
      const { waiting } = registration;
      if (!waiting || !navigator.serviceWorker.controller) return;
      onNewer(() => {
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
        waiting.postMessage('use-now');
      });
    };
    offer();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', offer);
    });
    // An app on a phone is open for days.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
    });
  } catch {
    // The pages work without it as long as there is a network.
  }
}

/** Whether the pages of this device open without a network: only then is there a use for a copy of the book. */
export async function worksOffline(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  const registration = await navigator.serviceWorker.getRegistration();
  return registration !== undefined;
}

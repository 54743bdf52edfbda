/** For as long as a tablet on the slowest network takes nothing of what has been written to it. */
const idleMilliseconds = 5 * 60 * 1000;

/**
 * Calls `leave` once, when the answer's body has been taken, was given up by its reader, or has been
 * left standing: until then it holds a file open, whatever has become of the request.
 */
export function whileTaken(response: Response, leave: () => void): Response {
  if (response.body === null) {
    leave();
    return response;
  }
  const reader = response.body.getReader();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const over = (): void => {
    clearTimeout(timer);
    if (!isOver) leave();
    isOver = true;
  };
  const waitFor = (controller: ReadableStreamDefaultController): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      over();
      const reason = new Error('nobody takes the answer');
      controller.error(reason);
      reader.cancel(reason).catch(() => undefined);
    }, idleMilliseconds);
    timer.unref?.();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start: waitFor,
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (isOver) return;
          waitFor(controller);
          if (!done) return controller.enqueue(value);
          over();
          controller.close();
        } catch (error) {
          over();
          controller.error(error);
        }
      },
      cancel(reason) {
        over();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, response);
}

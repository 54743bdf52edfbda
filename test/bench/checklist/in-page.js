// Runs in the measured page, before anything of it. Plain JavaScript, so that it is sent as it stands.
window.bench = {
  usable: null,
  taken: null,
  /** Longest of the next frames, in ms. */
  longestFrame: (frames) =>
    new Promise((done) => {
      let last = performance.now();
      let most = 0;
      let seen = 0;
      const frame = (now) => {
        most = Math.max(most, now - last);
        last = now;
        seen += 1;
        if (seen < frames) requestAnimationFrame(frame);
        else done(most);
      };
      requestAnimationFrame(frame);
    }),
  seed: (codes) =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open('peer', 1);
      request.addEventListener('success', () => {
        const transaction = request.result.transaction('answers', 'readwrite');
        for (const code of codes) transaction.objectStore('answers').put('met', code);
        transaction.addEventListener('complete', () => resolve());
        transaction.addEventListener('error', () => reject(new Error('not seeded')));
      });
    }),
};

/**
 * At once after the frame. What the page itself has put off until after its paint was queued before:
 * a message would come after all of it, and count it.
 */
const afterPaint = (then) => {
  requestAnimationFrame(() => {
    void scheduler.postTask(then, { priority: 'user-blocking' });
  });
};

/** From the input to the next paint; `timeStamp` is when the browser received it. */
const take = (event) => {
  const start = event.timeStamp;
  afterPaint(() => {
    window.bench.taken = performance.now() - start;
  });
};
addEventListener('click', take, { capture: true });
addEventListener('input', take, { capture: true });

window.bench.lookFor = (selector) => {
  const look = () => {
    const found = document.querySelector(selector);
    const drawn = found instanceof HTMLImageElement ? found.naturalWidth > 0 : found !== null;
    if (!drawn) requestAnimationFrame(look);
    else
      afterPaint(() => {
        window.bench.usable = performance.now();
      });
  };
  look();
};

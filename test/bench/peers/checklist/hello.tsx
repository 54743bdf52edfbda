/** The least that a page of React can be: no list, no answers, one control. */
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';

function Hello() {
  useEffect(() => {
    document.body.dataset['ready'] = 'true';
  }, []);
  return (
    <button type="button" role="radio" aria-checked="false">
      Đạt
    </button>
  );
}

createRoot(document.getElementById('root')!).render(<Hello />);

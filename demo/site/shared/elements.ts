// All that a page needs: the elements, registered. Here it comes from the sources; a real page takes the published script.
import 'cowork-widgets/define';

// The room kept in base.css is for the choice of a time. What follows is shorter, and would stand above an empty box.
addEventListener('cowork-tour-slot-select', ({ target }) => (target as HTMLElement).style.setProperty('min-block-size', '0'));

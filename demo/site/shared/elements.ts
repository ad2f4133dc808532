// All that a page needs: the elements, registered. Here it comes from the sources; a real page takes the published script.
import 'cowork-widgets/define';

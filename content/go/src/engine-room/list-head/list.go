// This is no reconstruction of code but of memory operations: Linux's list.h, as content/chapters/31-a-list-without-nodes/c has it, without hlist, splice and RCU.

package listhead

import "unsafe"

// listHead is what a list_head is made of: two pointers, nothing else.
type listHead struct {
	next, prev Addr
}

// Where in a list_head its fields lie: what `->next` and `->prev` add to a pointer.
const (
	Next = Addr(unsafe.Offsetof(listHead{}.next))
	Prev = Addr(unsafe.Offsetof(listHead{}.prev))
)

// What list_del leaves in the pointers of what it took out: addresses where nothing is.
const (
	ListPoison1 Addr = 0x00100100
	ListPoison2 Addr = 0x00200200
)

// InitListHead makes the list at head empty: it points to itself, both ways.
func InitListHead(head Addr) {
	Store(head+Next, head)
	Store(head+Prev, head)
}

// listAdd puts fresh between two that are neighbours.
func listAdd(fresh, prev, next Addr) {
	Store(fresh+Next, next)
	Store(fresh+Prev, prev)
	Store(next+Prev, fresh)
	Store(prev+Next, fresh)
}

// ListAdd puts fresh behind the head: it is now the first.
func ListAdd(fresh, head Addr) {
	listAdd(fresh, head, Load(head+Next))
}

// ListAddTail puts fresh before the head, which on a circle is the end.
func ListAddTail(fresh, head Addr) {
	listAdd(fresh, Load(head+Prev), head)
}

// listDel makes two that are not yet neighbours neighbours.
func listDel(prev, next Addr) {
	Store(prev+Next, next)
	Store(next+Prev, prev)
}

// ListDel takes entry out of whatever list it is in, without knowing which.
func ListDel(entry Addr) {
	listDel(Load(entry+Prev), Load(entry+Next))
	Store(entry+Next, ListPoison1)
	Store(entry+Prev, ListPoison2)
}

// ListEmpty tells whether the head has only itself.
func ListEmpty(head Addr) bool {
	return Load(head+Next) == head
}

// ListEntry goes from a list_head back to the beginning of what it lies in.
func ListEntry(ptr, offset Addr) Addr {
	return ptr - offset
}

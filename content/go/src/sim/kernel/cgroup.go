// A part of what Linux does for containers, made for this book: control groups, with the freezer and the list of processes.

package kernel

import (
	"path"
	"sort"
	"sync"
)

// Cgroup is a group of processes that are held to the same limits.
type Cgroup struct {
	Path string

	mu       sync.Mutex
	parent   *Cgroup
	children map[string]*Cgroup
	members  map[*Process]bool
	thaw     chan struct{} // closed while the group is not frozen
	limits   Limits
}

// Limits is what the processes of a group may use together; 0 is no limit.
type Limits struct {
	Memory     int64
	MemorySwap int64
	CpuShares  int64
	CpusetCpus string
}

func newCgroup(parent *Cgroup, path string) *Cgroup {
	thaw := make(chan struct{})
	close(thaw)
	return &Cgroup{
		Path:     path,
		parent:   parent,
		children: make(map[string]*Cgroup),
		members:  make(map[*Process]bool),
		thaw:     thaw,
	}
}

// Cgroup finds or makes a group below the root: Cgroup("docker", id).
func (k *Kernel) Cgroup(names ...string) *Cgroup {
	group := k.rootCgroup
	for _, name := range names {
		group = group.child(name)
	}
	return group
}

func (g *Cgroup) child(name string) *Cgroup {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.children[name] == nil {
		g.children[name] = newCgroup(g, path.Join(g.Path, name))
	}
	return g.children[name]
}

// Remove takes an empty group out of the tree.
func (g *Cgroup) Remove() {
	g.parent.mu.Lock()
	defer g.parent.mu.Unlock()
	delete(g.parent.children, path.Base(g.Path))
}

// SetLimits sets what the group may use.
func (g *Cgroup) SetLimits(limits Limits) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.limits = limits
}

// Limits is what the group may use.
func (g *Cgroup) Limits() Limits {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.limits
}

func (g *Cgroup) add(p *Process) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.members[p] = true
}

func (g *Cgroup) remove(p *Process) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.members, p)
}

// Pids is the numbers of the group's processes, in the kernel's own numbering.
func (g *Cgroup) Pids() []int {
	g.mu.Lock()
	defer g.mu.Unlock()
	var pids []int
	for p := range g.members {
		pids = append(pids, p.Pid)
	}
	sort.Ints(pids)
	return pids
}

// Freeze holds each process of the group at its next call to the kernel.
func (g *Cgroup) Freeze() {
	g.mu.Lock()
	defer g.mu.Unlock()
	select {
	case <-g.thaw:
		g.thaw = make(chan struct{})
	default: // frozen already
	}
}

// Thaw lets the processes of the group go on.
func (g *Cgroup) Thaw() {
	g.mu.Lock()
	defer g.mu.Unlock()
	select {
	case <-g.thaw: // thawed already
	default:
		close(g.thaw)
	}
}

// thawed is closed as long as the group is not frozen.
func (g *Cgroup) thawed() <-chan struct{} {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.thaw
}

// What a group can be held to. Swap is not counted, as on a Debian whose kernel
// was not told to by swapaccount=1.
const (
	MemoryLimit = true
	SwapLimit   = false
)

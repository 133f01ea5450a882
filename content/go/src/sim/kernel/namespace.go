// A part of what Linux does for containers, made for this book: namespaces, which are what a process sees of its host.

package kernel

import (
	"fmt"
	"sort"
)

// firstInode is the number of the first namespace but for those of the host.
const firstInode = 4026532200

// Namespaces is what a process sees of the host: the other processes, the name
// of the host, and where the root of its file system is.
type Namespaces struct {
	Pid *PidNamespace
	Uts *UtsNamespace
	Mnt *MntNamespace
}

// NewNamespaces makes a set in which there is nothing yet (CLONE_NEWPID,
// CLONE_NEWUTS and CLONE_NEWNS in one).
func (k *Kernel) NewNamespaces(hostname, root string) *Namespaces {
	return &Namespaces{
		Pid: &PidNamespace{inode: k.inode(), numbers: make(map[*Process]int)},
		Uts: &UtsNamespace{inode: k.inode(), Hostname: hostname},
		Mnt: &MntNamespace{inode: k.inode(), Root: root},
	}
}

func (k *Kernel) inode() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.lastInode++
	return k.lastInode
}

// PidNamespace numbers its processes from 1. The first one is special: with it
// all others end, and signals that it has not asked for don't reach it.
type PidNamespace struct {
	inode   int
	numbers map[*Process]int
	last    int
	first   *Process
}

// String is the name of the namespace under /proc.
func (ns *PidNamespace) String() string { return fmt.Sprintf("pid:[%d]", ns.inode) }

// add gives a process its number. The caller has the kernel's lock.
func (ns *PidNamespace) add(p *Process) {
	ns.last++
	ns.numbers[p] = ns.last
	if ns.first == nil {
		ns.first = p
	}
}

// remove forgets a process and returns those that must end with it.
func (ns *PidNamespace) remove(p *Process) (orphans []*Process) {
	delete(ns.numbers, p)
	if ns.first != p {
		return nil
	}
	for other := range ns.numbers {
		orphans = append(orphans, other)
	}
	sort.Sort(byPid(orphans))
	return orphans
}

// Number is a process's number in its own namespace.
func (p *Process) Number() int {
	p.kernel.mu.Lock()
	defer p.kernel.mu.Unlock()
	return p.spec.Namespaces.Pid.numbers[p]
}

// UtsNamespace has a name for the host.
type UtsNamespace struct {
	inode    int
	Hostname string
}

// String is the name of the namespace under /proc.
func (ns *UtsNamespace) String() string { return fmt.Sprintf("uts:[%d]", ns.inode) }

// MntNamespace has a root of the file system.
type MntNamespace struct {
	inode int
	Root  string
}

// String is the name of the namespace under /proc.
func (ns *MntNamespace) String() string { return fmt.Sprintf("mnt:[%d]", ns.inode) }

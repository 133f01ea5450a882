// Reconstructs pkg/sysinfo of Docker 1.6.2: what the host's kernel can limit; asks the kernel of this book where upstream looks for files below /sys.

// Package sysinfo knows what the kernel can do.
package sysinfo

import "sim/kernel"

// SysInfo is what the kernel can do.
type SysInfo struct {
	MemoryLimit            bool
	SwapLimit              bool
	IPv4ForwardingDisabled bool
	AppArmor               bool
}

// New finds out.
func New(quiet bool) *SysInfo {
	return &SysInfo{MemoryLimit: kernel.MemoryLimit, SwapLimit: kernel.SwapLimit}
}

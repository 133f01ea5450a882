//go:build linux && !cgo_never

package main

const tagged = true

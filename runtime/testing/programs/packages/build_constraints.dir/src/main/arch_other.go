//go:build !amd64 && !arm64
// +build !amd64,!arm64

package main

func arch() string { return "other" }

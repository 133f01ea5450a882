// Package adding has something to be tested.
package adding

func Add(a, b int) int { return a + b }

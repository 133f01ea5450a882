// +build ignore

package other

this is not even Go

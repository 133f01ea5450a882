// This is no reconstruction: a client that asks several things on one connection, as browsers do and the small curl does not.

// Command keep sends a GET for each path, one after the other, and prints the bodies.
package main

import (
	"fmt"
	"io/ioutil"
	"net"
	"net/http"
	"os"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: keep http://HOST:PORT /PATH...")
		os.Exit(2)
	}
	if err := keep(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "keep:", err)
		os.Exit(1)
	}
}

// keep asks server for each path, and says so if that took another connection.
func keep(server string, paths []string) error {
	dialled := 0
	client := &http.Client{Transport: &http.Transport{
		Dial: func(network, addr string) (net.Conn, error) {
			dialled++
			return net.Dial(network, addr)
		},
	}}
	for _, path := range paths {
		resp, err := client.Get(server + path)
		if err != nil {
			return err
		}
		body, err := ioutil.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil {
			return err
		}
		fmt.Printf("connection %d, %s: %s\n", dialled, path, body)
	}
	return nil
}

// Package user knows the users of a host by /etc/passwd.
package user

import (
	"os"
	"strconv"
	"strings"
)

// User is a user of the host.
type User struct {
	Uid      string
	Gid      string
	Username string
	Name     string
	HomeDir  string
}

type UnknownUserError string

func (e UnknownUserError) Error() string { return "user: unknown user " + string(e) }

type UnknownUserIdError int

func (e UnknownUserIdError) Error() string { return "user: unknown userid " + strconv.Itoa(int(e)) }

func find(fits func(u *User) bool) *User {
	text, err := os.ReadFile("/etc/passwd")
	if err != nil {
		return nil
	}
	for _, line := range strings.Split(string(text), "\n") {
		f := strings.Split(line, ":")
		if len(f) < 6 {
			continue
		}
		u := &User{f[2], f[3], f[0], strings.Split(f[4], ",")[0], f[5]}
		if fits(u) {
			return u
		}
	}
	return nil
}

// Current is who runs the process: root.
func Current() (*User, error) { return LookupId(strconv.Itoa(os.Getuid())) }

func Lookup(username string) (*User, error) {
	if u := find(func(u *User) bool { return u.Username == username }); u != nil {
		return u, nil
	}
	return nil, UnknownUserError(username)
}

func LookupId(uid string) (*User, error) {
	n, err := strconv.Atoi(uid)
	if err != nil {
		return nil, err
	}
	if u := find(func(u *User) bool { return u.Uid == uid }); u != nil {
		return u, nil
	}
	return nil, UnknownUserIdError(n)
}

// Group is a group of users of the host.
type Group struct {
	Gid  string
	Name string
}

type UnknownGroupError string

func (e UnknownGroupError) Error() string { return "group: unknown group " + string(e) }

type UnknownGroupIdError string

func (e UnknownGroupIdError) Error() string { return "group: unknown groupid " + string(e) }

// eachGroup goes through /etc/group until f is content.
func eachGroup(f func(g *Group, members []string) bool) {
	text, err := os.ReadFile("/etc/group")
	if err != nil {
		return
	}
	for _, line := range strings.Split(string(text), "\n") {
		part := strings.Split(line, ":")
		if len(part) < 4 || part[0] == "" {
			continue
		}
		if f(&Group{Gid: part[2], Name: part[0]}, strings.Split(part[3], ",")) {
			return
		}
	}
}

func findGroup(fits func(g *Group) bool) (found *Group) {
	eachGroup(func(g *Group, members []string) bool {
		if fits(g) {
			found = g
		}
		return found != nil
	})
	return found
}

func LookupGroup(name string) (*Group, error) {
	if g := findGroup(func(g *Group) bool { return g.Name == name }); g != nil {
		return g, nil
	}
	return nil, UnknownGroupError(name)
}

func LookupGroupId(gid string) (*Group, error) {
	if g := findGroup(func(g *Group) bool { return g.Gid == gid }); g != nil {
		return g, nil
	}
	return nil, UnknownGroupIdError(gid)
}

// GroupIds gives the user's own group, then those that list the user.
func (u *User) GroupIds() ([]string, error) {
	ids := []string{u.Gid}
	eachGroup(func(g *Group, members []string) bool {
		for _, name := range members {
			if name == u.Username && g.Gid != u.Gid {
				ids = append(ids, g.Gid)
			}
		}
		return false
	})
	return ids, nil
}

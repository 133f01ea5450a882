// Reconstructs the files of client/ of docker/engine-api with a call each, as Swarm 1.2.0 vendors it: info, version, images, networks, volumes; leaves out limits and labels of builds, and the calls that the interface here leaves out.

package client

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strconv"

	"github.com/docker/engine-api/types"
	"github.com/docker/engine-api/types/filters"
)

// Info asks the daemon about itself.
func (cli *Client) Info() (types.Info, error) {
	var info types.Info
	resp, err := cli.get("/info", nil)
	if err != nil {
		return info, err
	}
	err = resp.decode(&info)
	if err != nil && !isFlagOf16(err) {
		return info, fmt.Errorf("Error reading remote info: %v", err)
	}
	return info, nil
}

// isFlagOf16 tells whether the error is that a truth was sent as 0 or 1, as
// Docker up to 1.6 does. Upstream gives up on it; here the rest of the answer,
// which was decoded all the same, is good enough.
func isFlagOf16(err error) bool {
	wrong, ok := err.(*json.UnmarshalTypeError)
	return ok && wrong.Type.Kind() == reflect.Bool
}

// ServerVersion asks the daemon which version it is.
func (cli *Client) ServerVersion() (types.Version, error) {
	var version types.Version
	resp, err := cli.get("/version", nil)
	if err != nil {
		return version, err
	}
	err = resp.decode(&version)
	return version, err
}

// ImageList lists images.
func (cli *Client) ImageList(options types.ImageListOptions) ([]types.Image, error) {
	query, err := filterQuery(options.Filters)
	if err != nil {
		return nil, err
	}
	if options.MatchName != "" {
		query.Set("filter", options.MatchName)
	}
	if options.All {
		query.Set("all", "1")
	}
	resp, err := cli.get("/images/json", query)
	if err != nil {
		return nil, err
	}
	var images []types.Image
	err = resp.decode(&images)
	return images, err
}

func filterQuery(args filters.Args) (url.Values, error) {
	query := url.Values{}
	text, err := filters.ToParam(args)
	if text != "" {
		query.Set("filters", text)
	}
	return query, err
}

// ImageRemove removes an image, and tells what went.
func (cli *Client) ImageRemove(options types.ImageRemoveOptions) ([]types.ImageDelete, error) {
	query := url.Values{}
	if options.Force {
		query.Set("force", "1")
	}
	if !options.PruneChildren {
		query.Set("noprune", "1")
	}
	resp, err := cli.delete("/images/"+options.ImageID, query)
	if err != nil {
		return nil, err
	}
	var deleted []types.ImageDelete
	err = resp.decode(&deleted)
	return deleted, err
}

// ImageBuild builds an image. The answer's body is for the caller to close.
func (cli *Client) ImageBuild(options types.ImageBuildOptions) (types.ImageBuildResponse, error) {
	auth, err := json.Marshal(options.AuthConfigs)
	if err != nil {
		return types.ImageBuildResponse{}, err
	}
	args, err := json.Marshal(options.BuildArgs)
	if err != nil {
		return types.ImageBuildResponse{}, err
	}
	query := url.Values{
		"t":          options.Tags,
		"dockerfile": {options.Dockerfile},
		"cpushares":  {strconv.FormatInt(options.CPUShares, 10)},
		"memory":     {strconv.FormatInt(options.Memory, 10)},
		"buildargs":  {string(args)},
		"rm":         {"0"},
	}
	for name, set := range map[string]bool{
		"q":       options.SuppressOutput,
		"nocache": options.NoCache,
		"rm":      options.Remove,
		"forcerm": options.ForceRemove,
		"pull":    options.PullParent,
	} {
		if set {
			query.Set(name, "1")
		}
	}
	if options.RemoteContext != "" {
		query.Set("remote", options.RemoteContext)
	}
	resp, err := cli.sendClientRequest("POST", "/build", query, options.Context, http.Header{
		"X-Registry-Config": {base64.URLEncoding.EncodeToString(auth)},
		"Content-Type":      {"application/tar"},
	})
	if err != nil {
		return types.ImageBuildResponse{}, err
	}
	return types.ImageBuildResponse{Body: resp.body}, nil
}

// NetworkCreate creates a network.
func (cli *Client) NetworkCreate(options types.NetworkCreate) (types.NetworkCreateResponse, error) {
	var created types.NetworkCreateResponse
	resp, err := cli.post("/networks/create", nil, options)
	if err != nil {
		return created, err
	}
	err = resp.decode(&created)
	return created, err
}

// NetworkList lists networks.
func (cli *Client) NetworkList(options types.NetworkListOptions) ([]types.NetworkResource, error) {
	query, err := filterQuery(options.Filters)
	if err != nil {
		return nil, err
	}
	resp, err := cli.get("/networks", query)
	if err != nil {
		return nil, err
	}
	var networks []types.NetworkResource
	err = resp.decode(&networks)
	return networks, err
}

// NetworkRemove removes a network.
func (cli *Client) NetworkRemove(networkID string) error {
	resp, err := cli.delete("/networks/"+networkID, nil)
	return closed(resp, err)
}

// VolumeCreate creates a volume.
func (cli *Client) VolumeCreate(options types.VolumeCreateRequest) (types.Volume, error) {
	var volume types.Volume
	resp, err := cli.post("/volumes/create", nil, options)
	if err != nil {
		return volume, err
	}
	err = resp.decode(&volume)
	return volume, err
}

// VolumeList lists volumes.
func (cli *Client) VolumeList(filter filters.Args) (types.VolumesListResponse, error) {
	var volumes types.VolumesListResponse
	query, err := filterQuery(filter)
	if err != nil {
		return volumes, err
	}
	resp, err := cli.get("/volumes", query)
	if err != nil {
		return volumes, err
	}
	err = resp.decode(&volumes)
	return volumes, err
}

// VolumeRemove removes a volume.
func (cli *Client) VolumeRemove(volumeID string) error {
	resp, err := cli.delete("/volumes/"+volumeID, nil)
	return closed(resp, err)
}

// closed throws an answer away.
func closed(resp *serverResponse, err error) error {
	if err != nil {
		return err
	}
	return io.Closer(resp.body).Close()
}
